import content from '../../../../content.json';

export const load = () => ({ page: content['/pathways/nlp-engineer/'] });
