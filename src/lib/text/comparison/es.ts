import type { ComparisonWords } from '#lib/core/comparison/report.ts';

export const words: ComparisonWords = {
	title: 'Comparación de presentaciones',
	notes: (threshold, minimum) => [
		'Este informe pone las evaluaciones presentadas una al lado de otra. No clasifica a ningún Estado: los Estados figuran por orden alfabético y con sus niveles no se forma ningún orden.',
		`Quien ha evaluado menos del ${threshold} de los estándares aplicables se muestra y no cuenta en ninguna cifra. Solo se da una media a partir de ${minimum}. La falta de información nunca cuenta como 0.`,
		'Las autoevaluaciones, los informes sombra y las revisiones son tres puntos de vista. Ninguno sustituye a otro y no se promedian.'
	],
	kind: 'Tipo de presentación',
	measure: 'Medida',
	round: 'Ronda de evaluación',
	newest: 'La más reciente de cada uno',
	threshold: 'Umbral de cobertura',
	order: 'Orden de los estándares',
	orders: {
		catalogue: 'Como en el catálogo',
		spread: 'Primero la mayor dispersión',
		gaps: 'Primero el mayor número de brechas'
	},
	submissions: 'Presentaciones',
	submissionsOf: (all, counted) => `${all}, de las que ${counted} cuentan en las cifras`,
	otherCatalogues: 'Hechas con otros estándares y dejadas fuera',
	by: 'Elaborado por',
	at: 'Elaborado el',
	footer: (by, moment) => `Comparación, elaborada por ${by}, ${moment}`,
	state: (letters) => `Estado ${letters}`,
	headings: {
		what: 'Qué se compara',
		compared: 'Las presentaciones',
		heatMap: 'Niveles por estándar',
		spread: 'Dispersión de los niveles',
		gaps: 'Las brechas más frecuentes',
		lawPractice: 'Derecho y práctica',
		profiles: 'Perfiles por pilar'
	},
	legend:
		'Una casilla es un nivel de 0 a 4. «?» significa sin información, «–» no aplicable. Donde diseño y aplicación se combinan, un medio está entre dos niveles.',
	column: {
		name: 'Nombre',
		short: 'Abreviatura',
		coverage: 'Evaluado',
		counts: 'Cuenta',
		n: 'n',
		min: 'Mínimo',
		q1: 'Cuartil inferior',
		median: 'Mediana',
		q3: 'Cuartil superior',
		max: 'Máximo',
		mean: 'Media',
		gaps: 'Con brecha',
		lawAhead: 'Derecho por delante',
		equal: 'Igual',
		practiceAhead: 'Práctica por delante',
		difference: 'Diferencia media'
	},
	yes: 'sí',
	no: 'no',
	few: (minimum) => `n inferior a ${minimum}`,
	gapsOf: (count, known) => `${count} de ${known}`,
	profilesNote:
		'Media de los niveles conocidos, con los límites que dejan las respuestas que faltan.',
	part: (part, parts) => `parte ${part} de ${parts}`
};
