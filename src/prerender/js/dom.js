// What the other scripts make elements with.

export const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

export const button = (text, onclick) => make('button', { type: 'button', className: 'button', textContent: text, onclick });
