import { formatDay } from '#lib/text/format.ts';
import { plural } from '#lib/text/report/format.ts';
import type { MailWords } from './words.ts';

const counted = plural('es');
const day = (due: string) => formatDay('es', due);
const standards = (count: number) => counted(count, { one: 'estándar', other: 'estándares' });
const assessments = (count: number) => counted(count, { one: 'evaluación', other: 'evaluaciones' });
const replies = (count: number) => counted(count, { one: 'respuesta', other: 'respuestas' });

export const words: MailWords = {
	subject: 'Tiene un mensaje en el sistema',
	message: 'Tiene un mensaje en el sistema.',
	invitation: 'Se le invita a crear una cuenta. Abra esta página para aceptar la invitación:',
	invitationHint:
		'El enlace funciona una sola vez, durante 48 horas. Si no lo esperaba, no haga caso de este mensaje.',
	reset: 'Puede establecerse una nueva contraseña para su cuenta. Abra esta página para elegirla:',
	resetHint:
		'El enlace funciona una sola vez y por tiempo limitado. Si no lo ha pedido, no haga caso de este mensaje: su contraseña no cambia.',
	assignment: (count, due) =>
		`Se le ${count === 1 ? 'ha asignado' : 'han asignado'} ${standards(count)}${due === null ? '' : `, con plazo hasta el ${day(due)}`}.`,
	sentBack: (count) =>
		`Se le ${count === 1 ? 'ha devuelto' : 'han devuelto'} ${counted(count, { one: 'respuesta', other: 'respuestas' })}.`,
	due: {
		dueSoon: (count) => `Vence pronto: ${standards(count)} a su cargo.`,
		overdue: (count) => `Plazo vencido: ${standards(count)} a su cargo.`,
		overdueOfOthers: (count) => `Plazo vencido en su organización: ${standards(count)}.`,
		submissionsDueSoon: (count) => `Vence pronto: ${assessments(count)} por presentar.`,
		submissionsOverdue: (count) => `Plazo vencido: ${assessments(count)} por presentar.`,
		repliesDueSoon: (count) => `Vence pronto: ${replies(count)} a los examinadores.`,
		repliesOverdue: (count) => `Plazo vencido: ${replies(count)} a los examinadores.`
	},
	round: (due) =>
		`Se invita a su organización a una ronda de evaluación. La evaluación debe presentarse a más tardar el ${day(due)}.`,
	submission: {
		arrived: 'Se le ha presentado una evaluación.',
		submitted: 'La evaluación de su organización se ha presentado.',
		returned: 'La evaluación de su organización le ha sido devuelta.',
		accepted: 'La evaluación de su organización se ha aceptado.',
		reviewed: 'El examen de la evaluación de su organización ha concluido.'
	},
	clarification: {
		asked: (due) =>
			`Los examinadores se dirigen a su organización.${due === null ? '' : ` Se espera una respuesta a más tardar el ${day(due)}.`}`,
		replied: 'Una organización ha respondido a los examinadores.'
	},
	receipt: (sha256) => `Acuse de recibo (SHA-256 de lo presentado): ${sha256}`,
	notice: {
		password: 'Se ha cambiado la contraseña de su cuenta.',
		factor: 'Se ha cambiado el segundo factor de su cuenta.',
		'new-device': 'Se ha entrado en su cuenta por primera vez desde un dispositivo nuevo.',
		failures: 'Alguien ha intentado varias veces en vano entrar en su cuenta.',
		email: 'Se ha cambiado la dirección de correo electrónico de su cuenta.'
	},
	noticeHint: 'Si no ha sido usted, avise de inmediato a un administrador.',
	trial: 'Esto es una prueba: los mensajes del sistema le llegan.',
	signIn: 'Entre aquí:',
	closing: 'Este mensaje se ha enviado automáticamente; las respuestas no se leen.'
};
