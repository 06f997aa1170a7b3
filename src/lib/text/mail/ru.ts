import { formatDay } from '#lib/text/format.ts';
import { plural } from '#lib/text/report/format.ts';
import type { MailWords } from './words.ts';

const counted = plural('ru');
const day = (due: string) => formatDay('ru', due);
const standards = (count: number) =>
	counted(count, { one: 'стандарт', few: 'стандарта', other: 'стандартов' });
const assessments = (count: number) =>
	counted(count, { one: 'оценка', few: 'оценки', other: 'оценок' });
const replies = (count: number) =>
	counted(count, { one: 'ответ', few: 'ответа', other: 'ответов' });

export const words: MailWords = {
	subject: 'Для вас есть сообщение в системе',
	message: 'Для вас есть сообщение в системе.',
	invitation:
		'Вас приглашают создать учётную запись. Откройте эту страницу, чтобы принять приглашение:',
	invitationHint:
		'Ссылка действует один раз и в течение 48 часов. Если вы её не ждали, не обращайте внимания на это письмо.',
	reset:
		'Для вашей учётной записи можно задать новый пароль. Откройте эту страницу, чтобы выбрать его:',
	resetHint:
		'Ссылка действует один раз и ограниченное время. Если вы её не запрашивали, не обращайте внимания на это письмо: ваш пароль не изменится.',
	assignment: (count, due) =>
		`Вам поручено: ${standards(count)}${due === null ? '' : `, срок – ${day(due)}`}.`,
	sentBack: (count) =>
		`Вам возвращено: ${counted(count, { one: 'ответ', few: 'ответа', other: 'ответов' })}.`,
	due: {
		dueSoon: (count) => `Срок скоро истекает: вам поручено ${standards(count)}.`,
		overdue: (count) => `Срок истёк: вам поручено ${standards(count)}.`,
		overdueOfOthers: (count) => `Срок истёк в вашей организации: ${standards(count)}.`,
		submissionsDueSoon: (count) => `Срок представления скоро истекает: ${assessments(count)}.`,
		submissionsOverdue: (count) => `Срок представления истёк: ${assessments(count)}.`,
		repliesDueSoon: (count) => `Скоро истекает срок: экспертам – ${replies(count)}.`,
		repliesOverdue: (count) => `Срок истёк: экспертам – ${replies(count)}.`
	},
	round: (due) =>
		`Ваша организация приглашена принять участие в цикле оценки. Срок представления оценки – ${day(due)}.`,
	submission: {
		arrived: 'Вам представлена оценка.',
		submitted: 'Оценка вашей организации представлена.',
		returned: 'Оценка возвращена вашей организации.',
		accepted: 'Оценка вашей организации принята.',
		reviewed: 'Рассмотрение оценки вашей организации завершено.'
	},
	clarification: {
		asked: (due) =>
			`Эксперты обратились с вопросом к вашей организации.${due === null ? '' : ` Ответ ожидается до ${day(due)}.`}`,
		replied: 'Организация ответила экспертам.'
	},
	receipt: (sha256) => `Подтверждение получения (SHA-256 представленного): ${sha256}`,
	notice: {
		password: 'Пароль вашей учётной записи изменён.',
		factor: 'Второй фактор вашей учётной записи изменён.',
		'new-device': 'В вашу учётную запись впервые вошли с нового устройства.',
		failures: 'Кто-то несколько раз безуспешно пытался войти в вашу учётную запись.',
		email: 'Адрес электронной почты вашей учётной записи изменён.'
	},
	noticeHint: 'Если это были не вы, немедленно сообщите администратору.',
	trial: 'Это проверка: письма системы до вас доходят.',
	signIn: 'Войдите здесь:',
	closing: 'Это письмо отправлено автоматически; ответы на него не читаются.'
};
