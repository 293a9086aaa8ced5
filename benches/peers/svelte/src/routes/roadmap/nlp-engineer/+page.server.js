import content from '../../../../content.json';

export const load = () => ({ page: content['/roadmap/nlp-engineer/'] });
