import type { ReceiptWords } from '#lib/core/receipt.ts';

export const words: ReceiptWords = {
	title: 'Récépissé de soumission',
	lead: 'La présente installation a reçu la soumission désignée ci-dessous et l’a figée\u00a0: les réponses, la liste des éléments de preuve et les actions demeurent telles qu’elles étaient à ce moment.',
	by: 'Soumis par',
	at: 'Soumis le',
	answers: 'Normes renseignées',
	answersOf: (answered, all) => `${answered} sur ${all}`,
	evidence: 'Éléments de preuve',
	amends: 'Remplace',
	amendsOf: (number, digits) => `la soumission ${number}, SHA-256 ${digits}…`,
	reason: 'Motif de la modification',
	findings: 'Avertissements laissés en l’état',
	headings: {
		submission: 'La soumission',
		proof: 'Sur quoi repose ce récépissé',
		check: 'Comment le vérifier'
	},
	auditEntry: 'Entrée du journal d’audit',
	checkpointSize: 'Entrées couvertes par la signature',
	checkpointHead: 'Tête du journal d’audit',
	checkpointSignature: 'Signature (Ed25519, base64)',
	publicKey: 'Clé publique de cette installation',
	proof: [
		'La valeur SHA-256 est calculée sur l’ensemble de la soumission. Un seul caractère modifié donne une autre valeur.',
		'L’entrée du journal d’audit a été écrite en même temps que la soumission. La signature couvre la tête du journal et, avec elle, toutes les entrées jusqu’à ce numéro.'
	],
	check: [
		'Téléchargez le fichier de la soumission (submission.json) et calculez son SHA-256, par exemple avec «\u00a0sha256sum submission.json\u00a0». Il doit être égal à la valeur ci-dessus.',
		'La signature se vérifie avec la seule clé publique, sur n’importe quelle machine. Conservez une copie de la clé hors de cette installation\u00a0: qui possède à la fois la machine et sa clé pourrait signer de nouveau.'
	],
	footer: (number, digits) => `Récépissé de la soumission ${number}, SHA-256 ${digits}…`
};
