// Static files: every page is prerendered, its loader runs at build time.
export default {
  ssr: false,
  prerender: ['/', '/pathways/nlp-engineer', '/roadmap/nlp-engineer'],
};
