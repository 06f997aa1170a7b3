import { formatDay } from '#lib/text/format.ts';
import { plural } from '#lib/text/report/format.ts';
import type { MailWords } from './words.ts';

const counted = plural('it');
const day = (due: string) => formatDay('it', due);
const standards = (count: number) => counted(count, { one: 'standard', other: 'standard' });
const assessments = (count: number) => counted(count, { one: 'valutazione', other: 'valutazioni' });
const replies = (count: number) => counted(count, { one: 'risposta', other: 'risposte' });

export const words: MailWords = {
	subject: 'Ha un messaggio nel sistema',
	message: 'Ha un messaggio nel sistema.',
	invitation: 'È invitato/a a creare un account. Apra questa pagina per accettare l’invito:',
	invitationHint:
		'Il link funziona una sola volta, per 48 ore. Se non lo aspettava, ignori questo messaggio.',
	reset:
		'È possibile impostare una nuova password per il Suo account. Apra questa pagina per sceglierla:',
	resetHint:
		'Il link funziona una sola volta e per un tempo limitato. Se non lo ha richiesto, ignori questo messaggio: la Sua password resta invariata.',
	assignment: (count, due) =>
		`${counted(count, { one: 'standard Le è stato assegnato', other: 'standard Le sono stati assegnati' })}${due === null ? '' : `, con scadenza il ${day(due)}`}.`,
	sentBack: (count) =>
		`${counted(count, { one: 'risposta Le è stata rinviata', other: 'risposte Le sono state rinviate' })}.`,
	due: {
		dueSoon: (count) => `In scadenza: ${standards(count)} a Lei assegnati.`,
		overdue: (count) => `In ritardo: ${standards(count)} a Lei assegnati.`,
		overdueOfOthers: (count) => `In ritardo nella Sua organizzazione: ${standards(count)}.`,
		submissionsDueSoon: (count) => `In scadenza: ${assessments(count)} da presentare.`,
		submissionsOverdue: (count) => `In ritardo: ${assessments(count)} da presentare.`,
		repliesDueSoon: (count) => `In scadenza: ${replies(count)} agli esaminatori.`,
		repliesOverdue: (count) => `In ritardo: ${replies(count)} agli esaminatori.`
	},
	round: (due) =>
		`La Sua organizzazione è invitata a un ciclo di valutazione. La valutazione va presentata entro il ${day(due)}.`,
	submission: {
		arrived: 'Le è stata presentata una valutazione.',
		submitted: 'La valutazione della Sua organizzazione è stata presentata.',
		returned: 'La valutazione della Sua organizzazione le è stata rinviata.',
		accepted: 'La valutazione della Sua organizzazione è stata accettata.',
		reviewed: 'L’esame della valutazione della vostra organizzazione è concluso.'
	},
	clarification: {
		asked: (due) =>
			`Gli esaminatori si rivolgono alla vostra organizzazione.${due === null ? '' : ` La risposta è attesa entro il ${day(due)}.`}`,
		replied: 'Un’organizzazione ha risposto agli esaminatori.'
	},
	receipt: (sha256) => `Ricevuta (SHA-256 di quanto presentato): ${sha256}`,
	notice: {
		password: 'La password del Suo account è stata modificata.',
		factor: 'Il secondo fattore del Suo account è stato modificato.',
		'new-device': 'Il Suo account è stato usato per la prima volta da un nuovo dispositivo.',
		failures: 'Qualcuno ha tentato più volte invano di accedere al Suo account.',
		email: 'L’indirizzo e-mail del Suo account è stato modificato.'
	},
	noticeHint: 'Se non è stato/a Lei, avvisi subito un amministratore.',
	trial: 'Questa è una prova: i messaggi del sistema Le arrivano.',
	signIn: 'Acceda qui:',
	closing: 'Questo messaggio è stato inviato automaticamente; le risposte non vengono lette.'
};
