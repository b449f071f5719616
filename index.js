// n8n reads the paths of nodes and credentials from package.json; this file only gives the package an entry point.
