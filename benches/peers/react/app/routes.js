import { index, route } from '@react-router/dev/routes';

export default [
  index('page.jsx', { id: 'home' }),
  route('pathways/nlp-engineer', 'page.jsx', { id: 'pathway' }),
  route('roadmap/nlp-engineer', 'page.jsx', { id: 'roadmap' }),
];
