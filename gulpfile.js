const { dest, parallel, src } = require('gulp');

// What the TypeScript compiler leaves behind: icons beside the nodes that name them, codex files and output schemas.
const icons = () => src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
const nodeFiles = () => src('nodes/**/{*.node.json,__schema__/**/*.json}').pipe(dest('dist/nodes'));

exports.assets = parallel(icons, nodeFiles);
