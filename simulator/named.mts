import type { FastifyPluginAsync } from 'fastify';

const displayName = Symbol.for('fastify.display-name');

/**
 * Gives a plugin a name. Fastify looks for the name of one that has none among all of Node's modules, and in jest, whose list of
 * them is made anew for every look, that takes longer than all else of a simulator's start.
 */
export const named = (name: string, plugin: FastifyPluginAsync): FastifyPluginAsync =>
	Object.assign(plugin, { [displayName]: name });
