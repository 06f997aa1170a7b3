import { createTransport } from 'nodemailer';
import type { MailText } from './mail-text.ts';
import type { MailSettings } from './settings.ts';

const SECONDS = 1_000;

/** Gives a mail to the mail server. `id` becomes its Message-ID. */
export type Deliver = (mail: MailText & { id: string; address: string }) => Promise<void>;

/**
 * A way to the mail server of the settings. Its certificate is always checked, whatever the
 * environment says; what it cannot prove, it does not get.
 */
export function openTransport(settings: MailSettings): Deliver {
	const { host, port, encryption, auth, from, ca, origin } = settings;
	const domain = new URL(origin).hostname;
	const transport = createTransport({
		host,
		port,
		secure: encryption === 'tls',
		requireTLS: encryption === 'starttls',
		// A server on this machine often has a certificate that nobody could check.
		ignoreTLS: encryption === 'none',
		tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca !== null && { ca }) },
		...(auth !== null && { auth }),
		// What the server is told as our name; by default that of the machine.
		name: domain,
		connectionTimeout: 10 * SECONDS,
		greetingTimeout: 10 * SECONDS,
		socketTimeout: 20 * SECONDS,
		disableFileAccess: true,
		disableUrlAccess: true
	});
	return async ({ id, address, subject, text }) => {
		await transport.sendMail({
			from: { name: '', address: from },
			to: { name: '', address },
			subject,
			text,
			messageId: `<${id}@${domain}>`,
			// Source: RFC 3834, 5: no out-of-office note is to answer.
			headers: { 'Auto-Submitted': 'auto-generated' },
			xMailer: false
		});
	};
}
