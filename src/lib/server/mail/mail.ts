import type { World } from '#lib/server/world.ts';
import { remindHourly } from './reminders.ts';
import { openSender, type Sender } from './sender.ts';
import type { MailSettings } from './settings.ts';
import { openTransport } from './transport.ts';

/** Mail of this process. */
export type Mail = Omit<Sender, 'done'>;

/** Begins to remind and to send what the outbox holds. @param report is told of failures of our own */
export function openMail(
	world: World,
	settings: MailSettings,
	report: (failure: unknown) => void
): Mail {
	const sender = openSender(world, openTransport(settings), settings.origin, report);
	const stopReminding = remindHourly(world, report);
	return {
		...sender,
		async close() {
			await stopReminding();
			await sender.close();
		}
	};
}
