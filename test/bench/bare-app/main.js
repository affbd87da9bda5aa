// The least that a tray app with a hidden window can be: what Windsock's start, memory and rest are compared with.
import { appendFileSync } from 'node:fs';
import { app, BrowserWindow, globalShortcut, Menu, Tray } from 'electron';

const [icon, readyFile] = process.argv.slice(-2);
const kept = [];

// As Windsock does: root on Linux has to say --no-sandbox.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.on('window-all-closed', () => undefined);
process.on('SIGTERM', () => app.quit());
app.whenReady().then(() => {
  const tray = new Tray(icon);
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Quit', click: () => app.quit() }]));
  const window = new BrowserWindow({ width: 720, height: 480, show: false, frame: false });
  globalShortcut.register('Alt+Shift+Space', () => window.show());
  void window.loadURL('data:text/html,<p>bare</p>');
  kept.push(tray, window);
  appendFileSync(readyFile, 'is ready on Electron\n');
});
