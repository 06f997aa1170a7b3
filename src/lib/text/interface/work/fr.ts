import { formatNumber } from '#lib/text/format.ts';
import type { WorkText } from './en.ts';

const plural = (n: number, one: string, many: string) =>
	`${formatNumber('fr', n)} ${n < 2 ? one : many}`;

export const work: WorkText = {
	progress: {
		open: 'À faire',
		'in-progress': 'En cours',
		ready: 'Remise',
		'sent-back': 'Renvoyée',
		approved: 'Approuvée'
	},
	overdue: 'En retard',
	due: 'Échéance',
	noDue: 'Sans échéance',
	dueOn: (day) => `pour le ${day}`,
	institution: 'Institution',
	person: 'Personne',
	anybody: 'Tout contributeur de l’institution',
	board: {
		title: 'Tableau de suivi',
		lead: 'Quelle institution répond à quoi, et où en est chacune.',
		assign: 'Attribuer des normes',
		none: 'Aucune norme n’est encore attribuée.',
		byInstitution: 'Par institution',
		total: 'Attribuées',
		show: (what, institution) => `${what}\u00a0: ${institution}`,
		all: 'Tout afficher',
		cells: 'Par norme',
		nothing: 'Aucune norme ne répond à ce filtre.',
		unassigned: (n) =>
			n === 0
				? 'Toutes les normes sont attribuées.'
				: `${plural(n, 'norme n’est attribuée', 'normes ne sont attribuées')} à personne.`
	},
	assign: {
		title: 'Attribuer des normes',
		lead: 'Chaque institution choisie est invitée à répondre à chaque norme choisie. Ce qui est déjà attribué garde sa réponse.',
		which: 'Quelles normes\u202f?',
		sets: 'Ensembles entiers',
		everything: 'Toutes les normes',
		critical: 'Toutes les garanties essentielles',
		unassigned: 'Toutes celles qui ne sont attribuées à personne',
		single: 'Normes une à une',
		wholePillar: (pillar) => `Tout le pilier\u00a0: ${pillar}`,
		institutions: 'À quelles institutions\u202f?',
		person: 'À qui en particulier\u202f?',
		personHint: 'Pour une seule institution, et parmi ses contributeurs.',
		due: 'Échéance',
		dueHint: 'Le dernier jour du délai.',
		submit: 'Attribuer',
		done: 'C’est attribué.',
		back: 'Revenir au tableau de suivi'
	},
	contribution: {
		title: (institution) => `Réponse de\u00a0: ${institution}`,
		sentBack: 'La réponse a été renvoyée',
		saved: 'La réponse est enregistrée. Remettez-la quand elle est prête.',
		handedIn:
			'La réponse est remise. Tant qu’elle n’est pas approuvée, vous pouvez encore la modifier, puis la remettre de nouveau.',
		approved: 'La réponse est approuvée et reste telle quelle.',
		save: 'Enregistrer',
		handIn: 'Enregistrer et remettre',
		empty: 'Rien n’a encore été écrit.',
		changedBy: (who, moment) => `${who}, ${moment} UTC`,
		moved: 'Quelqu’un d’autre a été plus rapide. Rien n’a été fait. Voyez où en est la réponse.',
		approve: 'Approuver',
		approveHint: 'Étant la seule réponse à cette norme, elle devient celle de l’État.',
		approveHintMany:
			'D’autres institutions répondent aussi à cette norme\u00a0: tranchez ensuite entre elles.',
		sendBack: 'Renvoyer',
		sendBackReason: 'Motif du renvoi',
		withdraw: 'Ne plus solliciter cette institution',
		withdrawHint: 'Ce qu’elle a écrit ne demeure que dans le journal.',
		toState: 'La réponse de l’État'
	},
	decide: {
		title: 'Trancher entre les institutions',
		lead: 'Leurs réponses restent telles quelles, quelle que soit votre décision.',
		disagreements: 'Points de désaccord',
		agree: 'Elles ne divergent sur aucun niveau ni aucun critère.',
		applicable: 'Applicable pour les unes, sans objet pour les autres',
		spread: (low, lowest, high, highest) => `de ${low} (${lowest}) à ${high} (${highest})`,
		material: 'au moins deux niveaux d’écart',
		criterion: (id) => `Le critère ${id} est marqué différemment`,
		choose: 'Quelle réponse devient celle de l’État\u202f?',
		keep: 'La réponse de l’État telle qu’elle est',
		keepHint: 'Rédigez-la d’abord sur la page de la norme.',
		reason: 'Motif',
		submit: 'Trancher',
		done: 'La décision est prise.',
		decided: (institution, who, moment) => `${institution}, par ${who}, ${moment} UTC`,
		decision: 'Décision',
		none: 'Aucune institution n’a encore remis de réponse.',
		own: 'La réponse de l’État'
	},
	institutions: {
		title: 'Réponses des institutions',
		decide: 'Trancher entre elles',
		write: 'Rédiger la réponse de votre institution'
	},
	mine: {
		title: 'Mes normes',
		lead: 'Ce à quoi votre institution est invitée à répondre, par ordre d’échéance.',
		none: 'Rien n’est attribué à votre institution.',
		standard: 'Norme',
		state: 'État',
		progress: 'Avancement',
		note: 'Motif du renvoi'
	}
};
