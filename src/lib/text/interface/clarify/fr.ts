import { formatNumber } from '#lib/text/format.ts';
import type { ClarifyText } from './en.ts';

const number = (n: number) => formatNumber('fr', n);

export const clarify: ClarifyText = {
	title: 'Demandes des examinateurs',
	lead: 'Des questions sur ce que votre organisation a soumis, et des projets de constat auxquels vous pouvez répondre. Votre réponse est conservée à côté du constat et imprimée avec lui.',
	none: 'Les examinateurs n’ont rien demandé.',
	link: (n) =>
		n < 2
			? `Les examinateurs attendent ${number(n)} réponse de votre part`
			: `Les examinateurs attendent ${number(n)} réponses de votre part`,
	kind: { question: 'Demande de précision', finding: 'Projet de constat' },
	state: { open: 'attend une réponse', answered: 'a reçu une réponse', closed: 'clos' },
	standard: 'Norme',
	submission: 'Soumission',
	what: 'Ce qui est demandé',
	due: 'Jusqu’au',
	noDay: 'sans date',
	overdue: 'en retard',
	standing: 'État d’avancement',
	about: (kind, standard) => `${kind} sur ${standard}`,
	frozen:
		'Ce qui a été soumis reste tel quel, quelle que soit votre réponse. Les changements passent par un amendement, que votre coordinateur commence sur la page de la soumission.',
	reply: 'Votre réponse',
	replyHint: 'Aucun nom de victime. Elle est lue par les examinateurs et imprimée avec le constat.',
	send: 'Envoyer la réponse',
	sent: 'Votre réponse est envoyée.',
	changed:
		'Quelqu’un d’autre a écrit entre-temps. Votre texte est ci-dessous\u00a0: lisez ce qui est nouveau, puis envoyez-le.',
	readOnly: 'Seul un coordinateur de votre organisation répond, tant que l’examen est ouvert.',
	thread: {
		title: 'Précisions et projets de constat',
		none: 'Rien n’a encore été demandé sur cette norme.',
		ask: 'S’adresser à l’organisation',
		kind: 'De quoi il s’agit',
		questionHint: 'Quelque chose qui n’est pas clair ou qui manque.',
		findingHint: 'Dans les termes du constat\u202f; la réponse est imprimée avec lui.',
		body: 'Texte',
		bodyHint: 'L’organisation le lit, ainsi que le nom de votre organe\u202f; pas le vôtre.',
		due: 'Réponse jusqu’au',
		send: 'Envoyer',
		more: 'Écrire encore dans ce fil',
		close: 'Clore le fil',
		reopen: 'Rouvrir le fil',
		waiting: (open, answered) =>
			[
				...(open > 0 ? [`${number(open)} en attente de réponse`] : []),
				...(answered > 0 ? [`${number(answered)} avec réponse`] : [])
			].join(', ')
	}
};
