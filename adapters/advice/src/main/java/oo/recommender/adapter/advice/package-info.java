/** The advice library, read from the reviewed YAML files of the contract. */
@NullMarked
package oo.recommender.adapter.advice;

import org.jspecify.annotations.NullMarked;
