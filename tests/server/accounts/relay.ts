import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What an answer becomes on its way; `null`: it never arrives. */
export type Tamper = (answer: { status: number; body: string }) => typeof answer | null;

export type Relay = {
	address: string;
	/** Every path that was answered, in order, and how the asker proved who it is. */
	readonly visited: readonly { path: string; proof: string | undefined }[];
	passTo(address: string): void;
	spoil(path: string, tamper: Tamper): void;
	heal(): void;
	stop(): void;
};

/** An address that passes all on to another and back, and can be told to spoil the answers of one path. */
export async function startRelay(): Promise<Relay> {
	let target = '';
	let spoilt: { path: string; tamper: Tamper } | undefined;
	const visited: { path: string; proof: string | undefined }[] = [];
	const server = http.createServer(async (request, response) => {
		const { method, headers, url = '' } = request;
		const body = await buffer(request);
		const passed = http.request(new URL(url, target), { method, headers }, async (answer) => {
			const whole = { status: answer.statusCode ?? 0, body: String(await buffer(answer)) };
			const path = url.split('?')[0] ?? '';
			visited.push({ path, proof: headers.authorization?.split(' ')[0] });
			const arrived = spoilt?.path === path ? spoilt.tamper(whole) : whole;
			if (!arrived) return;
			const kept = { ...answer.headers };
			delete kept['content-length'];
			delete kept['transfer-encoding'];
			response.writeHead(arrived.status, kept).end(arrived.body);
		});
		passed.on('error', () => response.destroy());
		passed.end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		visited,
		passTo: (address: string) => {
			target = address;
		},
		spoil: (path: string, tamper: Tamper) => {
			spoilt = { path, tamper };
		},
		heal: () => {
			spoilt = undefined;
		},
		stop: () => {
			server.closeAllConnections();
			server.close();
		}
	};
}
