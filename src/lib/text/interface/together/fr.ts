import type { together as english } from './en.ts';

export const together: typeof english = {
	status: {
		changed: 'Pas encore enregistré',
		saving: 'Enregistrement…',
		saved: (time) => `Enregistré à ${time}`,
		offline:
			'Pas de connexion\u00a0: ce que vous avez écrit est conservé sur cette page\u202f; nouvel essai en cours',
		failed:
			'Enregistrement impossible\u00a0: ce que vous avez écrit est conservé sur cette page\u202f; nouvel essai en cours',
		signedOut: 'Votre session a pris fin\u00a0: ce que vous avez écrit est conservé sur cette page',
		conflict:
			'Quelqu’un d’autre a enregistré cette norme pendant que vous écriviez. Rien n’est écrasé. Choisissez «\u00a0Enregistrer\u00a0» pour voir les deux textes et décider.',
		refused: (why) => `Pas encore enregistré\u00a0: ${why}`
	},
	others: 'Quelqu’un d’autre a modifié d’autres champs. Rouvrez la page pour les voir.',
	byHand:
		'Un nouvel élément de preuve est ajouté lorsque vous choisissez d’enregistrer. Il ne s’enregistre pas tout seul.',
	signedOutTitle: 'Votre session a pris fin. Ce que vous avez écrit est toujours ici.',
	signIn: 'Se reconnecter dans un nouvel onglet',
	signInThen: 'Revenez ensuite sur cette page\u00a0: elle s’enregistre d’elle-même.',
	failedTitle:
		'La réponse n’a pas été enregistrée. Ce que vous avez écrit est toujours ici\u00a0: réessayez.',
	took: 'Quelqu’un d’autre a modifié ces champs entre-temps. Cela a été conservé\u00a0:',
	conflict: {
		title: 'Quelqu’un d’autre a enregistré cette norme pendant que vous écriviez',
		lead: 'Rien n’est écrasé. Choisissez dans chaque champ ce qui doit y figurer. Vous pourrez encore le modifier.',
		merged: 'Vous avez modifié ces champs différemment. Tous les autres sont réunis.',
		theirs: 'Enregistré par quelqu’un d’autre',
		mine: 'Le vôtre, non enregistré',
		submit: 'Enregistrer mes choix',
		empty: 'Vide',
		applicable: 'Applicable à l’État',
		target: (dimension, level) => `${dimension}\u00a0: ${level}`
	},
	kept: {
		title: 'Votre session a pris fin',
		lead: 'Rien n’a encore été enregistré. Ce que vous avez écrit est conservé sur cette page, et nulle part ailleurs.',
		files: 'Les fichiers ne peuvent pas être conservés. Joignez-les de nouveau ensuite.',
		tooLarge:
			'C’est trop long pour être conservé en entier. Revenez en arrière dans votre navigateur pour tout retrouver.',
		signIn: 'Se reconnecter dans un nouvel onglet',
		back: 'Revenez sur cette page et enregistrez.',
		save: 'L’enregistrer',
		texts: 'Ce qui est conservé'
	},
	one: {
		open: 'Une question à la fois',
		close: 'Toutes les questions de cette norme',
		position: (n, all) => `Question ${n} sur ${all}`,
		save: 'Enregistrer et continuer',
		back: 'Question précédente',
		skip: 'Question suivante',
		keysText: (keys) => `${keys} choisissent une réponse tant que l’une d’elles est active.`,
		enter: 'Entrée enregistre et continue.',
		inText: 'Ctrl avec Entrée enregistre et continue.',
		arrows: 'Alt avec la flèche gauche ou droite revient ou avance.',
		evidence: 'Un nouvel élément de preuve s’ajoute sur la page de la norme.',
		letters: { yes: 'o', partly: 'p', no: 'n', unknown: 'i' }
	}
};
