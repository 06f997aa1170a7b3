import { formatDay } from '#lib/text/format.ts';
import { plural } from '#lib/text/report/format.ts';
import type { MailWords } from './words.ts';

const counted = plural('fr');
const day = (due: string) => formatDay('fr', due);
const standards = (count: number) => counted(count, { one: 'norme', other: 'normes' });
const assessments = (count: number) => counted(count, { one: 'évaluation', other: 'évaluations' });
const replies = (count: number) => counted(count, { one: 'réponse', other: 'réponses' });

export const words: MailWords = {
	subject: 'Vous avez un message dans le système',
	message: 'Vous avez un message dans le système.',
	invitation:
		'Vous êtes invité(e) à créer un compte. Ouvrez cette page pour accepter l’invitation\u00a0:',
	invitationHint:
		'Le lien fonctionne une seule fois, pendant 48\u00a0heures. Si vous ne l’attendiez pas, ne tenez pas compte de ce message.',
	reset:
		'Un nouveau mot de passe peut être défini pour votre compte. Ouvrez cette page pour en choisir un\u00a0:',
	resetHint:
		'Le lien fonctionne une seule fois et pour une durée limitée. Si vous ne l’avez pas demandé, ne tenez pas compte de ce message\u00a0: votre mot de passe reste inchangé.',
	assignment: (count, due) =>
		`${counted(count, { one: 'norme vous est attribuée', other: 'normes vous sont attribuées' })}${due === null ? '' : `, pour le ${day(due)}`}.`,
	sentBack: (count) =>
		`${counted(count, { one: 'réponse vous a été renvoyée', other: 'réponses vous ont été renvoyées' })}.`,
	due: {
		dueSoon: (count) => `Échéance proche\u00a0: ${standards(count)} à votre charge.`,
		overdue: (count) => `En retard\u00a0: ${standards(count)} à votre charge.`,
		overdueOfOthers: (count) => `En retard dans votre organisation\u00a0: ${standards(count)}.`,
		submissionsDueSoon: (count) => `Échéance proche\u00a0: ${assessments(count)} à soumettre.`,
		submissionsOverdue: (count) => `En retard\u00a0: ${assessments(count)} à soumettre.`,
		repliesDueSoon: (count) => `Échéance proche\u00a0: ${replies(count)} aux examinateurs.`,
		repliesOverdue: (count) => `En retard\u00a0: ${replies(count)} aux examinateurs.`
	},
	round: (due) =>
		`Votre organisation est invitée à un cycle d’évaluation. L’évaluation est attendue pour le ${day(due)}.`,
	submission: {
		arrived: 'Une évaluation vous a été soumise.',
		submitted: 'L’évaluation de votre organisation a été soumise.',
		returned: 'L’évaluation de votre organisation lui a été renvoyée.',
		accepted: 'L’évaluation de votre organisation a été acceptée.',
		reviewed: 'L’examen de l’évaluation de votre organisation est terminé.'
	},
	clarification: {
		asked: (due) =>
			`Les examinateurs s’adressent à votre organisation.${due === null ? '' : ` Une réponse est attendue pour le ${day(due)}.`}`,
		replied: 'Une organisation a répondu aux examinateurs.'
	},
	receipt: (sha256) => `Accusé de réception (SHA-256 de ce qui a été soumis)\u00a0: ${sha256}`,
	notice: {
		password: 'Le mot de passe de votre compte a été modifié.',
		factor: 'Le second facteur de votre compte a été modifié.',
		'new-device': 'Votre compte a été utilisé pour la première fois depuis un nouvel appareil.',
		failures: 'Plusieurs tentatives de connexion à votre compte ont échoué.',
		email: 'L’adresse électronique de votre compte a été modifiée.'
	},
	noticeHint: 'Si ce n’était pas vous, prévenez immédiatement un administrateur.',
	trial: 'Ceci est un essai\u00a0: les messages du système vous parviennent.',
	signIn: 'Connectez-vous ici\u00a0:',
	closing: 'Ce message est envoyé automatiquement\u202f; les réponses ne sont pas lues.'
};
