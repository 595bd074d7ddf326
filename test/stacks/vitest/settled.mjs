/** The state of a router of React Router once it is at its first page. */
export const settled = (router) =>
  new Promise((resolve) => {
    const look = (state) => {
      if (state.initialized && state.navigation.state === 'idle') resolve(state);
    };
    router.subscribe(look);
    look(router.state);
  });
