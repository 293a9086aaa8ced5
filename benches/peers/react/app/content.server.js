import content from '../content.json';

// React's names of attributes that HTML writes otherwise.
const NAMES = { class: 'className', for: 'htmlFor', tabindex: 'tabIndex', value: 'defaultValue', checked: 'defaultChecked' };
const camelCased = name => NAMES[name] ?? (/^(aria|data)-/.test(name) ? name : name.replace(/-(.)/g, (_, letter) => letter.toUpperCase()));
const FLAGS = ['hidden', 'disabled', 'checked', 'open', 'multiple', 'readonly', 'required', 'selected'];

export const asProps = attributes =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [camelCased(name), FLAGS.includes(name) || value]));

const asReact = node => {
  if (typeof node === 'string' || ['outlet', 'progress'].includes(node[0])) return node;
  const [tag, attributes, children] = node;
  return [tag, asProps(attributes), Array.isArray(children) ? children.map(asReact) : children];
};

export const layout = content.layout.map(asReact);
export const pageAt = path => {
  const { title, attributes, children } = content[path.replace(/\/?$/, '/')];
  return { title, props: asProps(attributes), children: children.map(asReact) };
};
