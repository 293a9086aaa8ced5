import adapter from '@sveltejs/adapter-static';

export default {
  kit: {
    adapter: adapter(),
    // The pages link to the whole site, of which there are only three here.
    prerender: { crawl: false, entries: ['/', '/pathways/nlp-engineer/', '/roadmap/nlp-engineer/'], handleMissingId: 'ignore' },
  },
};
