import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

type Route = {
	id: string;
	page: { leaf: number } | null;
	endpoint: (() => Promise<Record<string, unknown>>) | null;
};
type Manifest = {
	routes: Route[];
	nodes: (() => Promise<{ server?: { actions?: Record<string, unknown> } }>)[];
};

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Everything that the built server answers to: `GET /assessments/[id]`, `POST /sign-out`, and the
 * actions of pages by their names, as `POST /assessments/[id]/details?/save`.
 */
export async function builtRoutes(): Promise<string[]> {
	const file = pathToFileURL(resolve('build/server/manifest-full.js')).href;
	const { manifest } = (await import(/* @vite-ignore */ file)) as { manifest: Manifest };
	const found: string[] = [];
	for (const { id, page, endpoint } of manifest.routes) {
		if (endpoint) {
			const handlers = Object.keys(await endpoint());
			found.push(...METHODS.filter((m) => handlers.includes(m)).map((m) => `${m} ${id}`));
		}
		if (!page) continue;
		const { server } = await manifest.nodes[page.leaf]!();
		const actions = Object.keys(server?.actions ?? {});
		found.push(
			`GET ${id}`,
			...actions.map((name) => `POST ${id}${name === 'default' ? '' : `?/${name}`}`)
		);
	}
	return found.toSorted();
}
