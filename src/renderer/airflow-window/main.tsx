/** Entry of the page that frames an Airflow window. */

import '../ui/theme.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import type { WindsockApi } from '../../shared/commands.ts';
import { FramePage } from './frame-page.tsx';

declare global {
  interface Window {
    readonly windsock: WindsockApi;
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');
createRoot(root).render(<FramePage api={window.windsock} />);
