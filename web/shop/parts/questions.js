import { h } from '/widget/dom.js';
import { date } from '/widget/format.js';

/** A question is put to the assistant, which answers from this product's data, reviews and the questions below. */
export function askBox({ t, assistant }) {
  const input = h('input', { type: 'text', name: 'question', maxlength: 500, 'aria-label': t('question.ask'), placeholder: t('question.hint'), autocomplete: 'off' });
  const ask = (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text) {
      input.value = '';
      assistant.ask(text);
    }
  };
  return h('form', { class: 'ask-box', onsubmit: ask }, input, h('button', { type: 'submit', class: 'primary' }, t('question.ask')));
}

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
