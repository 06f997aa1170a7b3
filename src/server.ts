import http from 'node:http';
import { isIP } from 'node:net';
import { endOnUncaught } from '#lib/server/last-resort.ts';
import { LOG_LEVELS, openLog } from '#lib/server/log.ts';
import { notesOf } from '#lib/server/request-notes.ts';

/**
 * The process that listens. It stands before SvelteKit's handler because it alone sees every
 * response, static files included, and because SvelteKit takes its own origin from the request:
 * so the Host is checked here against the names that this server answers to.
 *
 * PORT (3000), HOST (127.0.0.1), NRM_ORIGIN (the public address behind a proxy, `https://…`),
 * NRM_LOG (`error`, or `info`: a line per request too).
 */
const { PORT = '3000', HOST = '127.0.0.1', NRM_ORIGIN, NRM_LOG = 'error' } = process.env;
const UPLOAD_LIMIT = '200M'; // files are limited where they are read, with a sentence; this is the wall behind
const SHUTDOWN_SECONDS = 10;

const SECURITY_HEADERS = {
	'x-content-type-options': 'nosniff',
	// With no-referrer, browsers send `Origin: null` on form posts and the origin check could not work.
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
	'x-frame-options': 'DENY'
};

/** A wrong setting ends with one line that names it. */
function refuse(sentence: string): never {
	console.error(sentence);
	process.exit(2);
}
const logLevel =
	LOG_LEVELS.find((level) => level === NRM_LOG) ??
	refuse(`NRM_LOG=${NRM_LOG}: expected ${LOG_LEVELS.join(' or ')}`);
if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65_535) refuse(`PORT=${PORT}: expected 0–65535`);
if (NRM_ORIGIN && !/^https?:$/.test(URL.parse(NRM_ORIGIN)?.protocol ?? ''))
	refuse(`NRM_ORIGIN=${NRM_ORIGIN}: expected an address such as https://nrm.example.org`);

const origin = NRM_ORIGIN ? new URL(NRM_ORIGIN) : null;
const ownNames = new Set([
	'localhost',
	'127.0.0.1',
	'[::1]',
	isIP(HOST) === 6 ? `[${HOST}]` : HOST
]);

const isLoopback = (name: string): boolean => /^(localhost|127\.|\[?::1\]?$)/.test(name);
// In the demonstration anybody signs in as anybody.
if (process.env.NRM_DEMO && !(isLoopback(HOST) && isLoopback(origin?.hostname ?? HOST)))
	refuse(`HOST=${HOST}: the demonstration lets everybody in, so it listens on this machine only`);

function isOwnHost(header: string | undefined): boolean {
	const host = URL.parse(`http://${header}`);
	if (!host || !header) return false;
	return origin
		? host.host === origin.host || ownNames.has(host.hostname)
		: ownNames.has(host.hostname);
}

process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
process.env.BODY_SIZE_LIMIT ??= UPLOAD_LIMIT;
// Opens the store on the way: a folder or a database that cannot be used is said in one line.
const { handler } = await import(new URL('../build/handler.js', import.meta.url).href).catch(
	(failure: unknown) => refuse(failure instanceof Error ? failure.message : String(failure))
);

const log = openLog(logLevel);
const server = http.createServer((request, response) => {
	const start = performance.now();
	const notes = notesOf(request);
	response.once('close', () => {
		const [method, status] = [request.method ?? '', response.statusCode];
		log.request({ ...notes, method, status, ms: performance.now() - start });
	});
	if (origin?.protocol === 'https:')
		response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
	for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
	if (!isOwnHost(request.headers.host)) {
		response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8' });
		return response.end('421 Misdirected Request');
	}
	request.headers['x-forwarded-proto'] = origin?.protocol.replace(':', '') ?? 'http';
	return handler(request, response, () => response.writeHead(404).end());
});
server.headersTimeout = 10_000;
server.requestTimeout = 300_000;

server.on('error', (failure: NodeJS.ErrnoException) => {
	const busy = failure.code === 'EADDRINUSE';
	console.error(busy ? `Port ${PORT} is in use: choose another with PORT=…` : failure.message);
	process.exit(1);
});
server.listen(Number(PORT), HOST, () => {
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : PORT;
	console.log(`Listening on ${origin?.href ?? `http://${HOST}:${port}/`}`);
});

function stop(reason: NodeJS.Signals | 'uncaughtException') {
	server.closeIdleConnections();
	server.close(() => {
		process.emit('sveltekit:shutdown' as 'exit', reason as never);
		process.exitCode ??= 0;
	});
	setTimeout(() => server.closeAllConnections(), SHUTDOWN_SECONDS * 1000).unref();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
endOnUncaught(log, () => stop('uncaughtException'));
