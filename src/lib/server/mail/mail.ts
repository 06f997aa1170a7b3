import type { World } from '#lib/server/world.ts';
import { openSender, type Sender } from './sender.ts';
import type { MailSettings } from './settings.ts';
import { openTransport } from './transport.ts';

/** Mail of this process. */
export type Mail = Sender;

/** Begins to send what the outbox holds. @param report is told of failures of our own */
export const openMail = (
	world: World,
	settings: MailSettings,
	report: (failure: unknown) => void
): Mail => openSender(world, openTransport(settings), settings.origin, report);
