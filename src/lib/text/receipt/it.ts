import type { ReceiptWords } from '#lib/core/receipt.ts';

export const words: ReceiptWords = {
	title: 'Ricevuta di una presentazione',
	lead: 'Questa installazione ha ricevuto la presentazione qui indicata e l’ha congelata: risposte, elenco degli elementi di prova e azioni restano com’erano in quel momento.',
	by: 'Presentata da',
	at: 'Presentata il',
	answers: 'Standard con risposta',
	answersOf: (answered, all) => `${answered} su ${all}`,
	evidence: 'Elementi di prova',
	amends: 'Sostituisce',
	amendsOf: (number, digits) => `la presentazione ${number}, SHA-256 ${digits}…`,
	reason: 'Motivo della modifica',
	findings: 'Avvertenze lasciate come sono',
	headings: {
		submission: 'La presentazione',
		proof: 'Su che cosa si fonda questa ricevuta',
		check: 'Come verificarla'
	},
	auditEntry: 'Voce del registro di audit',
	checkpointSize: 'Voci coperte dalla firma',
	checkpointHead: 'Testa del registro di audit',
	checkpointSignature: 'Firma (Ed25519, base64)',
	publicKey: 'Chiave pubblica di questa installazione',
	proof: [
		'Il valore SHA-256 è calcolato sull’intera presentazione. Un solo carattere modificato dà un altro valore.',
		'La voce del registro di audit è stata scritta insieme alla presentazione. La firma copre la testa del registro e, con essa, tutte le voci fino a quel numero.'
	],
	check: [
		'Scaricate il file della presentazione (submission.json) e calcolatene lo SHA-256, per esempio con «sha256sum submission.json». Deve essere il valore indicato sopra.',
		'La firma si verifica con la sola chiave pubblica, su qualsiasi macchina. Conservate una copia della chiave fuori da questa installazione: chi possiede la macchina e la sua chiave potrebbe firmare di nuovo.'
	],
	footer: (number, digits) => `Ricevuta della presentazione ${number}, SHA-256 ${digits}…`
};
