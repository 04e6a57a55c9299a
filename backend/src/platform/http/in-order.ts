import type { NextFunction, Response } from 'express';
import type { HouseRequest } from './house-request.js';

type Handler = (request: HouseRequest, response: Response, next: NextFunction) => void;

/**
 * Several handlers as one. The router goes through its whole list again for each handler it is given, which at some
 * thousand requests a second costs as much as the handlers themselves.
 */
export function inOrder(handlers: readonly Handler[]): Handler {
  return (request, response, next) => {
    const goOn = (place: number): void => {
      const handler = handlers[place];
      if (handler === undefined) return next();
      handler(request, response, (error?: unknown) => {
        if (error === undefined) goOn(place + 1);
        else next(error);
      });
    };
    goOn(0);
  };
}
