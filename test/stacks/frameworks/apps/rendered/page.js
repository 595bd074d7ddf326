import 'oauth-elements/define';

const ids = ['badge', 'main', 'panel'];
const find = () => ids.map((id) => document.getElementById(id));
const early = find();

/** For the test: whether the elements that the parser made are still those of the page. */
window.app = { isSame: () => find().every((element, index) => element && element === early[index]) };
