import { useLoaderData } from 'react-router';
import { pageAt } from './content.server.js';
import { Nodes } from './nodes.jsx';

export const loader = ({ request }) => pageAt(new URL(request.url).pathname);
export const meta = ({ loaderData }) => [{ title: loaderData?.title }];

export default function Page() {
  const { props, children } = useLoaderData();
  return <main {...props}><Nodes nodes={children} /></main>;
}
