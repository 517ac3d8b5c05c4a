/** The operator's work on embedding generations: begin the next, see it grow, switch, go back, drop. */
package dev.groundwork.query.generation;
