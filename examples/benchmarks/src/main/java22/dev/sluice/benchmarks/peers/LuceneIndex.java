package dev.sluice.benchmarks.peers;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/** A Lucene index of one mapped segment, whose documents are the items in order. */
final class LuceneIndex implements Closeable {
    /** The one field. */
    static final String FIELD = "vector";

    private static final int M = 16;
    private static final int BEAM = 100;
    private static final int WRITE_BUFFER_MB = 1900;

    private final Directory directory;
    private final DirectoryReader reader;

    private LuceneIndex(Directory directory, DirectoryReader reader) {
        this.directory = directory;
        this.reader = reader;
    }

    /**
     * Writes an index and opens it.
     *
     * @param leastForGraph items from which on there is a graph
     */
    static LuceneIndex write(Dataset data, Path scratch, int leastForGraph) throws IOException {
        Directory directory = new MMapDirectory(scratch);
        try (IndexWriter writer = new IndexWriter(directory, config(leastForGraph))) {
            data.items().forEach((row, vector) -> {
                Document document = new Document();
                document.add(
                        new KnnFloatVectorField(FIELD, vector.clone(), VectorSimilarityFunction.MAXIMUM_INNER_PRODUCT));
                writer.addDocument(document);
            });
            writer.forceMerge(1);
        }
        return new LuceneIndex(directory, DirectoryReader.open(directory));
    }

    /** The codec chooses the format per field: one of the same name without that choice is read back as empty. */
    private static IndexWriterConfig config(int leastForGraph) {
        KnnVectorsFormat format = new Lucene99HnswVectorsFormat(M, BEAM, 1, null, leastForGraph);
        return new IndexWriterConfig()
                .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                .setUseCompoundFile(false)
                .setCodec(new Lucene104Codec() {
                    @Override
                    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                        return format;
                    }
                });
    }

    LeafReader segment() {
        return reader.leaves().get(0).reader();
    }

    /** Bytes on the disk. */
    long bytes() throws IOException {
        long bytes = 0;
        for (String file : directory.listAll()) {
            bytes += directory.fileLength(file);
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
