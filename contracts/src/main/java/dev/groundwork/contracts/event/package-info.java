/** The events of the suite as they stand on Kafka. */
package dev.groundwork.contracts.event;
