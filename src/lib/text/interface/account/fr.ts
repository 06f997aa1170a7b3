import type { AccountText } from './en.ts';

export const account: AccountText = {
	signIn: 'Se connecter',
	signOut: 'Se déconnecter',
	signInAs: (name: string) => `Se connecter comme ${name}`,
	email: 'Adresse électronique',
	password: 'Mot de passe',
	showPassword: 'Afficher le mot de passe',
	wrong: 'L’adresse électronique ou le mot de passe n’est pas correct',
	wrongCode: 'Le code n’est pas correct, ou il a déjà servi',
	wait: (seconds: number) =>
		`Trop d’essais. Réessayez dans ${seconds} ${seconds < 2 ? 'seconde' : 'secondes'}.`,
	signInAt: (provider: string) => `Se connecter chez ${provider}`,
	link: (provider: string) => `Relier ce compte au vôtre chez ${provider}`,
	linked: 'Les comptes sont reliés. Vous pouvez désormais vous connecter là-bas.',
	linkTaken: 'Ce compte est déjà relié à celui d’une autre personne ici.',
	provider: {
		denied: 'La connexion y a été refusée',
		unreachable:
			'Le fournisseur ne peut pas être joint pour le moment. Réessayez, ou utilisez votre mot de passe.',
		invalid: 'La connexion n’a pas pu être vérifiée. Recommencez.',
		unknown:
			'Aucun compte n’est relié à celui-là. Connectez-vous avec votre mot de passe et reliez-le sur la page de votre compte.'
	},
	invitationOnly:
		'Les comptes sont créés sur invitation. Adressez-vous au coordonnateur de votre organisation.',
	demonstration: 'Démonstration',
	demonstrationText:
		'Northmark est un État fictif. Choisissez le rôle que vous jouez\u202f; il n’y a pas de mot de passe.',
	confirm: {
		title: 'Confirmez que c’est bien vous',
		lead: 'Ce que vous allez faire demande une preuve qui ne date pas de plus de dix minutes.',
		orCode: 'Ou un code',
		withCode: 'Continuer avec le code',
		at: (provider: string) => `Confirmer chez ${provider}`,
		played: 'Vous jouez une personne fictive, qui n’a pas de mot de passe.',
		wrong: 'Ce n’est pas correct. Réessayez.'
	},
	since: {
		title: 'Depuis votre dernière connexion',
		password: 'Le mot de passe a été changé.',
		factor: 'Des seconds facteurs ont été changés.',
		reset: 'Un administrateur a créé un lien pour définir un mot de passe.',
		refused: (n: number) =>
			n < 2 ? `${n} essai de connexion a échoué.` : `${n} essais de connexion ont échoué.`,
		unknown: 'Si ce n’était pas vous, changez votre mot de passe et prévenez votre administrateur.',
		look: 'Ce qui est arrivé à votre compte'
	},
	events: {
		title: 'Événements récents',
		refused: (n: number) =>
			`Essais de connexion échoués au cours des 30 derniers jours\u00a0: ${n}`,
		at: 'Quand (UTC)',
		what: 'Quoi',
		byOther: 'par un administrateur',
		of: {
			'session.start': 'Connexion',
			'person.password': 'Mot de passe changé',
			'person.factor': 'Seconds facteurs changés',
			'person.reset': 'Lien pour définir un mot de passe créé',
			'person.disable': 'Compte désactivé',
			'person.enable': 'Compte réactivé'
		}
	},
	secondFactor: 'Second facteur',
	code: 'Code',
	codeHint: 'Six chiffres de votre application d’authentification, ou l’un de vos codes de secours',
	continue: 'Continuer',
	title: 'Votre compte',
	memberships: 'Vos organisations',
	until: (day: string) => `jusqu’au ${day}`,
	administrator: 'Administrateur de cette installation',
	changePassword: 'Changer le mot de passe',
	currentPassword: 'Mot de passe actuel',
	newPassword: 'Nouveau mot de passe',
	newPasswordHint:
		'Au moins 15 caractères. Une phrase que vous seul connaissez convient très bien.',
	passwordChanged: 'Le mot de passe est changé. Vous êtes déconnecté partout ailleurs.',
	sessions: 'Où vous êtes connecté',
	sessionsHint: 'Mettez fin à ce que vous ne reconnaissez pas, et changez votre mot de passe.',
	device: 'Navigateur',
	unknownDevice: 'Non enregistré',
	signedInAt: 'Connexion',
	seenAt: 'Dernier usage',
	thisSession: 'Ce navigateur',
	endSession: 'Déconnecter',
	endOthers: 'Déconnecter partout ailleurs',
	sessionEnded: 'La session est terminée.',
	factorOn: 'Une application d’authentification est configurée.',
	factorOff:
		'Il n’y a pas encore de second facteur. Avec lui, un mot de passe volé n’ouvre rien à lui seul\u00a0: configurez-le.',
	factorSetUp: 'Configurer une application d’authentification',
	factorAgain: 'Configurer une autre application d’authentification',
	factorDemanded:
		'Votre rôle dans cette installation exige un second facteur. Configurez-le pour continuer.',
	factorScan: 'Lisez cette image avec une application d’authentification, ou saisissez la clé.',
	factorPicture: 'Image contenant la clé pour votre application d’authentification',
	factorKey: 'Clé',
	factorCode: 'Code que l’application affiche maintenant',
	factorConfirm: 'Confirmer',
	passkey: {
		title: 'Clés d’accès',
		lead: 'Une clé d’accès est gardée par votre téléphone, votre ordinateur ou une clé de sécurité, et s’ouvre avec son code PIN ou votre doigt. Aucune fausse page ne peut la voler\u202f; elle remplace le mot de passe et le code.',
		on: 'Une clé d’accès est configurée.',
		instead: 'Ou configurez une clé d’accès.',
		list: 'Vos clés d’accès',
		name: 'Nom',
		nameHint: 'Auquel vous la reconnaîtrez, par exemple «\u00a0Clé de sécurité bleue\u00a0».',
		made: 'Création',
		never: 'Pas encore',
		remove: 'Supprimer',
		removed: 'La clé d’accès est supprimée. Vous êtes déconnecté partout ailleurs.',
		add: 'Ajouter une clé d’accès',
		addSubmit: 'Créer une clé d’accès',
		added: 'La clé d’accès est configurée. Vous êtes déconnecté partout ailleurs.',
		needs: (origin: string) =>
			`Il faut un navigateur avec JavaScript qui connaît les clés d’accès, et l’adresse ${origin}.`,
		nowhere: 'Il n’y a pas de clés d’accès à l’adresse où cette installation est servie.',
		signIn: 'Se connecter avec une clé d’accès',
		use: 'Utiliser une clé d’accès',
		refused: 'La clé d’accès n’a pas été acceptée',
		failed: 'La clé d’accès n’a pas servi. Réessayez.',
		known: 'Cette clé d’accès est déjà configurée.'
	},
	recoveryTitle: 'Codes de secours',
	recoveryText:
		'Gardez ces codes là où vous seul les trouverez, pas sur cet ordinateur. Chacun vous ouvre l’accès une fois, si le second facteur est perdu. Ils ne sont montrés que maintenant.',
	recoveryLeft: (n: number) => `Codes que vous n’avez pas encore utilisés\u00a0: ${n}`,
	recoveryRenew: 'Créer de nouveaux codes',
	recoveryRenewText: 'Les codes précédents ne fonctionneront plus.',
	recoveryDone: 'J’ai gardé les codes',
	role: {
		coordinator: 'Coordonnateur',
		contributor: 'Contributeur',
		observer: 'Observateur'
	}
};
