/** Entry of the settings page. */

import '../ui/theme.css';
import { createRoot } from 'react-dom/client';
import type { WindsockApi } from '../../shared/commands.ts';
import { SettingsPage } from './settings-page.tsx';

declare global {
  interface Window {
    readonly windsock: WindsockApi;
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');
createRoot(root).render(<SettingsPage api={window.windsock} />);
