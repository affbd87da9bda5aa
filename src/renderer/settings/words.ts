/** What more than one part of the settings says. */

export const noAnswer = 'Windsock did not answer. Quit it from the tray and start it again.';
