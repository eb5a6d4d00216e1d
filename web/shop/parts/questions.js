import { h } from '/widget/dom.js';
import { date } from '/widget/format.js';

export function questionList(questions, t) {
  return h('ul', { class: 'questions' }, questions.map((question) => h('li', {},
    h('p', { class: 'question' }, h('span', { class: 'unseen' }, `${t('question.q')}: `), question.text),
    question.answers.length === 0
      ? h('p', { class: 'muted' }, t('question.unanswered'))
      : question.answers.map((answer) => h('p', {},
        h('span', { class: 'unseen' }, `${t('question.a')}: `),
        answer.text,
        h('span', { class: 'by' }, [answer.author ?? t('review.anonymous'), answer.writtenAt && date(answer.writtenAt, t.lang)].filter(Boolean).join(' · ')))))));
}
