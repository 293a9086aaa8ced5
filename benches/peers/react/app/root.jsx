import { Links, Meta, Scripts, ScrollRestoration, useLoaderData } from 'react-router';
import { layout } from './content.server.js';
import { Nodes } from './nodes.jsx';

export const loader = () => layout;
// The layout is the same on every page.
export const shouldRevalidate = () => false;

export function Layout({ children }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Nodes nodes={useLoaderData()} />;
}
