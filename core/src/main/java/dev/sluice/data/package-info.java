/**
 * What is known before any model: events, the catalogue of items and users, and the index from ids to rows.
 *
 * <p>Row 0 of users and of items stands for the unknown, in every table; rows from 1 on are the known ones.
 */
@NullMarked
package dev.sluice.data;

import org.jspecify.annotations.NullMarked;
