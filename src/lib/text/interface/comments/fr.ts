import type { comments as english } from './en.ts';

const counted = (n: number, one: string, many: string): string => `${n} ${n < 2 ? one : many}`;

export const comments: typeof english = {
	title: 'Commentaires',
	lead: 'Les commentaires servent à travailler sur la réponse. Ils n’en font pas partie et ne sont pas soumis.',
	none: 'Il n’y a pas encore de commentaire.',
	write: 'Écrire un commentaire',
	body: 'Commentaire',
	audience: 'Qui peut le lire',
	audiences: { internal: 'Interne', shared: 'Partagé' },
	internalHint: 'Votre institution et les coordonnateurs',
	internalOfCoordinators: 'Les coordonnateurs et les observateurs',
	sharedHint: 'Tous les membres de l’organisation',
	readBy: {
		internal: 'Interne\u00a0: lu par les coordonnateurs et l’institution du premier commentaire',
		shared: 'Partagé\u00a0: lu par tous les membres de l’organisation'
	},
	submit: 'Commenter',
	reply: 'Répondre',
	replyTo: (who) => `Répondre à ${who}`,
	resolve: 'Marquer comme réglé',
	reopen: 'Rouvrir',
	of: (deed, who) => `${deed}\u00a0: commentaire de ${who}`,
	resolvedBy: (who, moment) => `Réglé par ${who}, ${moment} UTC`,
	resolved: (n) => counted(n, 'commentaire réglé', 'commentaires réglés'),
	open: (n) => counted(n, 'commentaire ouvert', 'commentaires ouverts')
};
