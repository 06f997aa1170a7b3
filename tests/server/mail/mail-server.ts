import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailSettings } from '#lib/server/mail/settings.ts';

/** A mail as it arrived: to whom, and its headers and text, decoded. */
export type Arrived = { to: string[]; headers: Record<string, string>; text: string };

export type MailServer = {
	readonly arrived: Arrived[];
	readonly settings: MailSettings;
	close(): Promise<void>;
};

/** A mail server on this machine. */
export async function mailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
	const arrived: Arrived[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: options.key ? [] : ['STARTTLS', 'AUTH'],
		onData(stream, session, callback) {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => parts.push(part));
			stream.on('end', () => {
				const to = session.envelope.rcptTo.map(({ address }) => address);
				arrived.push({ to, ...parsed(Buffer.concat(parts).toString()) });
				callback();
			});
		},
		...options
	});
	// A client that refuses the certificate breaks the connection; that is what is tested.
	server.on('error', () => {});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	const { port } = server.server.address() as AddressInfo;
	return {
		arrived,
		settings: {
			...{ host: 'localhost', port, encryption: 'none', auth: null, ca: null },
			...{ from: 'nrm@example.org', origin: 'https://nrm.example.org' }
		},
		close: () => new Promise((resolve) => server.close(() => resolve()))
	};
}

function parsed(mail: string): Omit<Arrived, 'to'> {
	const [head = '', ...body] = mail.split('\r\n\r\n');
	const headers = Object.fromEntries(
		head
			.replace(/\r\n[ \t]+/g, ' ')
			.split('\r\n')
			.map((line) => [
				line.slice(0, line.indexOf(':')).toLowerCase(),
				line.slice(line.indexOf(':') + 1).trim()
			])
	);
	return { headers, text: decoded(body.join('\r\n\r\n'), headers['content-transfer-encoding']) };
}

function decoded(body: string, encoding: string | undefined): string {
	if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
	if (encoding !== 'quoted-printable') return body.replaceAll('\r\n', '\n');
	const bytes = body
		.replace(/=\r\n/g, '')
		.replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
	return Buffer.from(bytes, 'latin1').toString().replaceAll('\r\n', '\n');
}
