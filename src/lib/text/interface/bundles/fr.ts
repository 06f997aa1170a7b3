import { formatNumber } from '#lib/text/format.ts';
import type { BundlesText } from './en.ts';

const number = (n: number) => formatNumber('fr', n);

export const bundles: BundlesText = {
	title: 'Importer un paquet',
	link: 'Importer un paquet d’une autre installation',
	lead: 'Un État ou une ONG qui dispose de sa propre installation envoie sa soumission en un seul fichier, un paquet. Vous voyez ce qu’il contient et ce qui changerait avant que quoi que ce soit ne change.',
	file: 'Paquet (.nrm)',
	look: 'Examiner',
	refused: 'Rien n’a été importé',
	wrong: (part, problem) => (part ? `${part}\u00a0: ${problem}` : problem),
	refusedMore: 'Ce qui ne va pas dans la soumission\u00a0:',
	problems: {
		'no-bundle': 'Le fichier n’est pas un paquet, ou il a été tronqué.',
		layout: 'Il n’est pas disposé comme un paquet\u00a0: il a été refait ou complété.',
		'too-large': 'La taille dépasse celle qu’un paquet peut avoir.',
		manifest: 'Il ne dit pas ce que dit un manifeste, ou pas sous sa forme unique.',
		signature: 'La signature n’est pas celle de la clé que nomme le manifeste.',
		'other-key': 'La signature est celle d’une autre clé.',
		missing: 'Il manque, ou n’est pas à sa place.',
		extra: 'Il n’est dans aucun manifeste.',
		differs: 'Ce n’est pas ce qui a été signé.',
		contents: 'La soumission est illisible, ou dit autre chose que le manifeste.',
		catalogue:
			'Elle a été faite avec des normes qui ne sont pas installées ici, ou qui ne sont pas les mêmes.',
		kind: 'Ce n’est ni l’auto-évaluation d’un gouvernement ni le rapport alternatif d’une ONG.',
		own: 'Elle a été faite par cette installation, où elle se trouve déjà.',
		conflict: 'Elle contredit ce que le même expéditeur a déjà envoyé sous le même numéro.'
	},
	expired: 'Le fichier n’a pas été gardé aussi longtemps. Envoyez-le de nouveau.',
	preview: {
		title: 'Ce qu’est ce paquet',
		number: 'Soumission',
		round: 'Cycle chez l’expéditeur',
		none: 'aucun',
		amends: 'Modifie',
		amendsOf: (n, reason) => `Soumission ${number(n)}\u00a0: ${reason}`,
		holds: 'Contient',
		counts: (answers, evidence, files) =>
			`${number(answers)} réponses, ${number(evidence)} éléments de preuve, ${number(files)} fichiers`,
		withheld: (n) => `${number(n)} éléments de preuve sont internes à l’expéditeur.`,
		sha256: 'SHA-256 de la soumission',
		fingerprint: 'Clé de l’expéditeur (SHA-256)',
		sender: 'Expéditeur'
	},
	known: (name) => `La signature est celle de ${name}, dont la clé a déjà été vérifiée ici.`,
	unknown: 'Personne ici n’a encore vérifié la clé de cet expéditeur.',
	unknownMore:
		'La signature montre que rien n’a été changé depuis. Qui a signé, seul l’expéditeur peut vous le dire\u00a0: demandez-lui par une autre voie, par exemple par téléphone, l’empreinte affichée sur la page de la soumission, et comparez-la en entier.',
	askLead: 'Un coordinateur de votre organe doit le faire d’abord.',
	compared: 'J’ai comparé l’empreinte avec l’expéditeur par une autre voie',
	senderName: 'Nom de l’expéditeur',
	senderNameHint: 'Sous lequel cette installation est désormais affichée',
	otherStates: (states) => `Cet expéditeur a déjà envoyé pour d’autres États\u00a0: ${states}.`,
	changes: 'Ce qui changerait',
	effects: {
		first: 'Rien de cette évaluation n’est encore ici. La soumission est ajoutée.',
		newest: 'Elle prend la place de la soumission qui est ici. Les deux sont conservées.',
		older: 'Une soumission plus récente est déjà ici. Celle-ci est gardée avec les précédentes.',
		held: 'Cette soumission est déjà ici. Rien ne changerait.',
		conflict: 'Elle contredit ce qui est ici.'
	},
	newestHere: (n) => `La dernière ici\u00a0: soumission ${number(n)}.`,
	see: 'Voir la soumission qui est ici',
	roundHere: 'Cycle ici',
	roundHint: 'Les comparaisons d’un cycle contiennent ce qui lui appartient.',
	noRound: 'Aucun cycle',
	roundStays: (name) => `L’évaluation appartient ici au cycle ${name}.`,
	accept: 'Importer',
	drop: 'Ne pas importer',
	dropped: 'Le fichier a été supprimé. Rien n’a été importé.',
	taken: 'Le paquet a été importé',
	origin: 'Arrivée dans un paquet',
	originOf: (sender, at) => `de ${sender}, ${at} UTC`,
	originUnknown: 'un expéditeur qui n’est plus accepté',
	senders: {
		title: 'Expéditeurs connus',
		lead: 'Installations dont quelqu’un ici a comparé la clé publique avec l’expéditeur par une autre voie. Les paquets qu’elles ont signés peuvent être importés par chaque examinateur.',
		none: 'Aucun expéditeur n’est encore connu. Le premier paquet de chacun demande que sa clé soit comparée.',
		name: 'Nom',
		fingerprint: 'Clé (SHA-256)',
		added: 'Ajouté',
		addedBy: (who, at) => `${at} UTC, par ${who}`,
		remove: (name) => `Supprimer ${name}`,
		removeHint: 'Ce qu’il a envoyé reste.',
		add: 'Ajouter un expéditeur',
		publicKey: 'Clé publique (PEM)',
		publicKeyHint: 'L’expéditeur la télécharge depuis la page d’une soumission.'
	}
};
