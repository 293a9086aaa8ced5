import content from '../../content.json';

export const prerender = true;
export const trailingSlash = 'always';
export const load = () => ({ layout: content.layout });
