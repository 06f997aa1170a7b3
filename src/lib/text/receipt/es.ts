import type { ReceiptWords } from '#lib/core/receipt.ts';

export const words: ReceiptWords = {
	title: 'Acuse de recibo de una presentación',
	lead: 'Esta instalación ha recibido la presentación aquí indicada y la ha congelado: las respuestas, la lista de pruebas y las acciones quedan como estaban en ese momento.',
	by: 'Presentada por',
	at: 'Presentada el',
	answers: 'Normas respondidas',
	answersOf: (answered, all) => `${answered} de ${all}`,
	evidence: 'Elementos de prueba',
	amends: 'Sustituye a',
	amendsOf: (number, digits) => `la presentación ${number}, SHA-256 ${digits}…`,
	reason: 'Motivo de la modificación',
	findings: 'Advertencias dejadas como están',
	headings: {
		submission: 'La presentación',
		proof: 'En qué se basa este acuse',
		check: 'Cómo comprobarlo'
	},
	auditEntry: 'Entrada del registro de auditoría',
	checkpointSize: 'Entradas cubiertas por la firma',
	checkpointHead: 'Cabeza del registro de auditoría',
	checkpointSignature: 'Firma (Ed25519, base64)',
	publicKey: 'Clave pública de esta instalación',
	proof: [
		'El valor SHA-256 se calcula a partir de toda la presentación. Un solo carácter cambiado da otro valor.',
		'La entrada del registro de auditoría se escribió junto con la presentación. La firma cubre la cabeza del registro y, con ella, todas las entradas hasta ese número.'
	],
	check: [
		'Descargue el archivo de la presentación (submission.json) y calcule su SHA-256, por ejemplo con «sha256sum submission.json». Debe ser el valor de arriba.',
		'La firma se comprueba solo con la clave pública, en cualquier máquina. Guarde una copia de la clave fuera de esta instalación: quien posea la máquina y su clave podría firmar de nuevo.'
	],
	footer: (number, digits) => `Acuse de la presentación ${number}, SHA-256 ${digits}…`
};
