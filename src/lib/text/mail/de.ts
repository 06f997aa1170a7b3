import { formatDay } from '#lib/text/format.ts';
import { plural } from '#lib/text/report/format.ts';
import type { MailWords } from './words.ts';

const counted = plural('de');
const day = (due: string) => formatDay('de', due);
const standards = (count: number) => counted(count, { one: 'Standard', other: 'Standards' });
const assessments = (count: number) => counted(count, { one: 'Bewertung', other: 'Bewertungen' });
const replies = (count: number) => counted(count, { one: 'Antwort', other: 'Antworten' });

export const words: MailWords = {
	subject: 'Sie haben eine Nachricht im System',
	message: 'Sie haben eine Nachricht im System.',
	invitation:
		'Sie sind eingeladen, ein Konto anzulegen. Öffnen Sie diese Seite, um die Einladung anzunehmen:',
	invitationHint:
		'Der Link gilt einmal und 48 Stunden lang. Haben Sie ihn nicht erwartet, so beachten Sie diese Nachricht nicht.',
	reset:
		'Für Ihr Konto kann ein neues Passwort gesetzt werden. Öffnen Sie diese Seite, um eines zu wählen:',
	resetHint:
		'Der Link gilt einmal und nur für begrenzte Zeit. Haben Sie ihn nicht angefordert, so beachten Sie diese Nachricht nicht: Ihr Passwort bleibt, wie es ist.',
	assignment: (count, due) =>
		`Ihnen ${count === 1 ? 'wurde' : 'wurden'} ${standards(count)} zugewiesen${due === null ? '' : `, fällig am ${day(due)}`}.`,
	sentBack: (count) =>
		`${counted(count, { one: 'Antwort wurde', other: 'Antworten wurden' })} an Sie zurückgegeben.`,
	due: {
		dueSoon: (count) => `Bald fällig: ${standards(count)}, Ihnen zugewiesen.`,
		overdue: (count) => `Überfällig: ${standards(count)}, Ihnen zugewiesen.`,
		overdueOfOthers: (count) => `Überfällig in Ihrer Organisation: ${standards(count)}.`,
		submissionsDueSoon: (count) => `Bald fällig: ${assessments(count)}, noch nicht eingereicht.`,
		submissionsOverdue: (count) => `Überfällig: ${assessments(count)}, noch nicht eingereicht.`,
		repliesDueSoon: (count) => `Bald fällig: ${replies(count)} an die Prüfenden.`,
		repliesOverdue: (count) => `Überfällig: ${replies(count)} an die Prüfenden.`
	},
	round: (due) =>
		`Ihre Organisation ist zu einer Bewertungsrunde eingeladen. Die Bewertung ist am ${day(due)} fällig.`,
	submission: {
		arrived: 'Bei Ihnen wurde eine Bewertung eingereicht.',
		submitted: 'Die Bewertung Ihrer Organisation wurde eingereicht.',
		returned: 'Die Bewertung Ihrer Organisation wurde ihr zurückgegeben.',
		accepted: 'Die Bewertung Ihrer Organisation wurde angenommen.',
		reviewed: 'Die Prüfung der Bewertung Ihrer Organisation ist abgeschlossen.'
	},
	clarification: {
		asked: (due) =>
			`Die Prüfenden haben eine Frage an Ihre Organisation.${due === null ? '' : ` Eine Antwort wird bis zum ${day(due)} erwartet.`}`,
		replied: 'Eine Organisation hat den Prüfenden geantwortet.'
	},
	receipt: (sha256) => `Empfangsbestätigung (SHA-256 des Eingereichten): ${sha256}`,
	notice: {
		password: 'Das Passwort Ihres Kontos wurde geändert.',
		factor: 'Der zweite Faktor Ihres Kontos wurde geändert.',
		'new-device':
			'Mit Ihrem Konto hat sich zum ersten Mal jemand auf einem neuen Gerät angemeldet.',
		failures: 'Jemand hat mehrmals vergeblich versucht, sich mit Ihrem Konto anzumelden.',
		email: 'Die E-Mail-Adresse Ihres Kontos wurde geändert.'
	},
	noticeHint: 'Wenn Sie das nicht waren, melden Sie es sofort der Administration.',
	trial: 'Dies ist ein Test: Nachrichten des Systems erreichen Sie.',
	signIn: 'Melden Sie sich hier an:',
	closing: 'Diese Nachricht wurde automatisch versandt; Antworten werden nicht gelesen.'
};
