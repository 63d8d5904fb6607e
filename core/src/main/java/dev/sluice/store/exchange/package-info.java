/**
 * Tables of vectors in the files of other libraries: {@code .npy} of NumPy, safetensors, and raw floats. What TorchRec,
 * TensorFlow Recommenders or Merlin trained comes in as it is, and tables go out again.
 *
 * <p>In this library row 0 of users and of items is the unknown, and the catalogue says which id has which row. Files
 * of others mostly begin with the first id, or keep row 0 for padding; {@link dev.sluice.store.exchange.UnknownRow}
 * says which. When a catalogue is made of the ids in the order of the file, the rows fit as they stand:
 *
 * <pre>{@code
 * try (VectorFile vectors = VectorFile.safetensors(file, "items.weight")) {
 *     models.publish(version -> {
 *         version.catalogue(Catalogue.of(IdIndex.of(itemIdsInTheOrderOfTheFile), users));
 *         try (EmbeddingWriter table = version.embeddings("two-tower.items", F32, vectors.dimension())) {
 *             vectors.appendTo(table, UnknownRow.NOT_IN_FILE);
 *         }
 *     });
 * }
 * }</pre>
 *
 * <p>Where the catalogue has another order, {@link dev.sluice.store.exchange.VectorFile#copyRow} reads the rows in any
 * order.
 *
 * <p>Nothing here holds a table in the heap.
 */
@NullMarked
package dev.sluice.store.exchange;

import org.jspecify.annotations.NullMarked;
