import { createElement, memo } from 'react';
import { Link, Outlet } from 'react-router';
import { setTick, useTicks } from './store.js';

const PAGES = ['/', '/pathways/nlp-engineer/', '/roadmap/nlp-engineer/'];

function Tick({ props }) {
  const isDone = useTicks(ticks => ticks.has(props.id));
  return <input {...props} checked={isDone} onChange={event => setTick(props.id, event.target.checked)} />;
}

function Progress({ className, ids }) {
  const done = useTicks(ticks => ids.filter(id => ticks.has(id)).length);
  return (
    <span className={className}>
      <span className="progress-text">{`${done} of ${ids.length} done`}</span>
      <svg className="progress-bar" width="100%" height="8" aria-hidden="true">
        <rect className="rail" width="100%" height="8" rx="4" />
        <rect className="done" width={`${100 * done / ids.length}%`} height="8" rx="4" />
      </svg>
    </span>
  );
}

export const Nodes = memo(({ nodes }) => nodes.map((node, at) => <Node key={at} node={node} />));

function Node({ node }) {
  if (typeof node === 'string') return node;
  const [tag, props, children] = node;
  if (tag === 'outlet') return <Outlet />;
  if (tag === 'tick') return <Tick props={props} />;
  if (tag === 'progress') return <Progress className={props} ids={children} />;
  const isLink = tag === 'a' && PAGES.includes(props.href?.split('#')[0]);
  const { href, ...rest } = props;
  const [element, own] = isLink ? [Link, { ...rest, to: href, prefetch: 'intent' }] : [tag, props];
  if (Array.isArray(children)) return createElement(element, own, <Nodes nodes={children} />);
  return createElement(element, children ? { ...own, dangerouslySetInnerHTML: { __html: children } } : own);
}
