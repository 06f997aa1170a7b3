import type { MailText } from './en.ts';

export const mail: MailText = {
	title: 'Messagerie',
	none: 'Aucun serveur de messagerie n’est configuré. Les liens d’invitation sont montrés à la personne qui les crée, pour qu’elle les transmette. Rien d’autre n’est annoncé.',
	setUp: 'Un serveur de messagerie est configuré.',
	count: 'Messages',
	waiting: 'en attente d’envoi',
	sent: 'envoyés depuis 30\u00a0jours',
	failed: 'Ce qui n’a pas pu être envoyé',
	why: 'Raison',
	state: 'Suite',
	tried: 'nouvel essai prévu',
	givenUp: 'abandonné après trois jours',
	noFailure: 'Aucun échec.',
	failures: {
		unreachable: 'Le serveur de messagerie n’a pas pu être joint, ou a coupé la connexion.',
		encryption:
			'La connexion n’était pas chiffrée par TLS, ou le certificat du serveur n’est pas reconnu.',
		credentials: 'Le serveur de messagerie n’a pas accepté le nom ou le mot de passe.',
		refused: 'Le serveur de messagerie a refusé l’adresse ou le message.',
		other: 'Une autre erreur s’est produite.'
	},
	test: 'Essai',
	testText: (email) => `Un message sans aucun contenu est envoyé à ${email}.`,
	testSubmit: 'M’envoyer un message d’essai',
	testSent: 'Le serveur de messagerie a pris en charge le message d’essai.',
	testFailed: 'Le message d’essai n’a pas pu être envoyé.',
	testNone: 'Il n’y a aucun serveur de messagerie à essayer.',
	forgotten: 'Mot de passe oublié\u202f?',
	forgottenTitle: 'Définir un nouveau mot de passe',
	forgottenLead:
		'Indiquez l’adresse électronique de votre compte. Nous envoyons un lien qui permet de définir un nouveau mot de passe.',
	forgottenSubmit: 'Envoyer le lien',
	forgottenDone: 'Le lien est envoyé, si un tel compte existe',
	forgottenDoneText:
		'Il est valable une heure. Si rien n’arrive, regardez parmi les messages indésirables ou adressez-vous à la personne de qui vient votre invitation. Un nouveau lien peut être envoyé après 15\u00a0minutes.'
};
