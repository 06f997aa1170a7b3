import type { ReceiptWords } from '#lib/core/receipt.ts';

export const words: ReceiptWords = {
	title: 'Empfangsbestätigung einer Einreichung',
	lead: 'Diese Installation hat die hier genannte Einreichung erhalten und eingefroren: Antworten, Belegverzeichnis und Maßnahmen bleiben, wie sie in diesem Augenblick waren.',
	by: 'Eingereicht von',
	at: 'Eingereicht am',
	answers: 'Beantwortete Standards',
	answersOf: (answered, all) => `${answered} von ${all}`,
	evidence: 'Belege',
	amends: 'Ersetzt',
	amendsOf: (number, digits) => `Einreichung ${number}, SHA-256 ${digits}…`,
	reason: 'Grund der Änderung',
	findings: 'Belassene Hinweise',
	headings: {
		submission: 'Die Einreichung',
		proof: 'Worauf diese Bestätigung beruht',
		check: 'Wie sie geprüft wird'
	},
	auditEntry: 'Eintrag im Prüfprotokoll',
	checkpointSize: 'Von der Signatur erfasste Einträge',
	checkpointHead: 'Kopf des Prüfprotokolls',
	checkpointSignature: 'Signatur (Ed25519, Base64)',
	publicKey: 'Öffentlicher Schlüssel dieser Installation',
	proof: [
		'Der SHA-256-Wert ist aus der ganzen Einreichung berechnet. Ein einziges geändertes Zeichen ergibt einen anderen Wert.',
		'Der Eintrag im Prüfprotokoll wurde zusammen mit der Einreichung geschrieben. Die Signatur erfasst den Kopf des Protokolls und damit jeden Eintrag bis zu dieser Nummer.'
	],
	check: [
		'Laden Sie die Datei der Einreichung (submission.json) herunter und berechnen Sie ihren SHA-256-Wert, zum Beispiel mit „sha256sum submission.json“. Es muss der obige Wert sein.',
		'Die Signatur lässt sich allein mit dem öffentlichen Schlüssel auf jedem Rechner prüfen. Bewahren Sie eine Kopie des Schlüssels außerhalb dieser Installation auf: Wer den Rechner und seinen Schlüssel besitzt, könnte neu signieren.'
	],
	footer: (number, digits) => `Empfangsbestätigung der Einreichung ${number}, SHA-256 ${digits}…`
};
