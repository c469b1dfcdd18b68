package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCommandsTest {
    @Test
    void listShowsEveryArchitecture() {
        CommandLineRun run = CommandLineRun.of("model", "list");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                Name             Size   Parameters  Statistics  Multiply-adds  Paper
                ---------------  ----  -----------  ----------  -------------  ------------------------------------------------
                alexnet           150      840,755         640        645.3 M  the course's, after Krizhevsky et al., NIPS 2012
                vgg16             224  138,357,544           -     15,470.3 M  Simonyan and Zisserman, ICLR 2015
                resnet18_v1       224   11,689,512       9,600      1,814.1 M  He et al., CVPR 2016
                resnet50_v2       224   25,549,486      45,574      4,089.2 M  He et al., ECCV 2016
                mobilenet1.0      224    4,231,976      21,888        568.7 M  Howard et al., 2017
                mobilenetv2_1.0   224    3,504,960      34,176        313.6 M  Sandler et al., CVPR 2018
                deeplabv3plus     257    2,720,901      38,848      1,544.0 M  Chen et al., ECCV 2018
                """);
    }

    @Test
    void showPrintsLayersAndTotals() {
        CommandLineRun run = CommandLineRun.of("model", "show", "alexnet", "--size", "108", "--classes", "3");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                Layer                Operation            Output          Parameters  Statistics  Multiply-adds
                -------------------  -------------------  --------------  ----------  ----------  -------------
                alexnet0_conv0       convolution 7x7      64 x 102 x 102       9,472           -     97,880,832
                alexnet0_relu0       relu                 64 x 102 x 102           -           -              -
                alexnet0_batchnorm0  batch norm           64 x 102 x 102         128         128              -
                alexnet0_pool0       max pool 3x3/3       64 x 34 x 34             -           -              -
                alexnet0_conv1       convolution 5x5      128 x 30 x 30      204,928           -    184,320,000
                alexnet0_relu1       relu                 128 x 30 x 30            -           -              -
                alexnet0_batchnorm1  batch norm           128 x 30 x 30          256         256              -
                alexnet0_pool1       max pool 3x3/3       128 x 10 x 10            -           -              -
                alexnet0_conv2       convolution 3x3      145 x 8 x 8        167,185           -     10,690,560
                alexnet0_relu2       relu                 145 x 8 x 8              -           -              -
                alexnet0_conv3       convolution 3x3      145 x 6 x 6        189,370           -      6,812,100
                alexnet0_relu3       relu                 145 x 6 x 6              -           -              -
                alexnet0_conv4       convolution 3x3      128 x 4 x 4        167,168           -      2,672,640
                alexnet0_relu4       relu                 128 x 4 x 4              -           -              -
                alexnet0_batchnorm2  batch norm           128 x 4 x 4            256         256              -
                alexnet0_pool2       max pool 4x4/4       128 x 1 x 1              -           -              -
                alexnet0_pool3       global average pool  128 x 1 x 1              -           -              -
                alexnet0_flatten0    flatten              128                      -           -              -
                head_output          dense                3                      387           -            384
                head_sigmoid0        sigmoid              3                        -           -              -

                Total
                ---------------------------  -------
                trainable parameters         739,150
                running means and variances      640
                both, as counted by Gluon    739,790
                multiply-adds per image      302.4 M
                size as 32-bit floats         3.0 MB
                """);
    }

    /** Without --classes, show prints the published classifier, whose parameter count is in Gluon's table. */
    @ParameterizedTest
    @CsvSource({
        "vgg16, '138,357,544'",
        "resnet18_v1, '11,699,112'",
        "resnet50_v2, '25,595,060'",
        "mobilenet1.0, '4,253,864'",
        "mobilenetv2_1.0, '3,539,136'"
    })
    void publishedParameterCountsAgreeWithGluon(String name, String count) {
        assertThat(CommandLineRun.of("model", "show", name).out())
                .containsPattern("both, as counted by Gluon +" + count + "\n");
        assertThat(CommandLineRun.of("model", "show", name, "--size", "321").out())
                .containsPattern("both, as counted by Gluon +" + (name.equals("vgg16") ? "[0-9,]+" : count) + "\n");
    }

    @Test
    void showNamesTheLayerInKeras() {
        assertThat(CommandLineRun.of("model", "show", "mobilenetv2_1.0").out())
                .containsPattern("mobilenetv20_features_conv0 .* 2 Conv1\n")
                .containsPattern("mobilenetv20_features_linearbottleneck6_conv1 .* 59 block_6_depthwise\n")
                .containsPattern("mobilenetv20_features_batchnorm1 .* 153 Conv_1_bn\n")
                .containsPattern("mobilenetv20_features_relu60 .* -\n")
                .endsWith(
                        "\nKeras lists 154 layers for the backbone. In a recipe, `last N keras-layers` trains the layers"
                                + " from index 155 - N on.\n");
        assertThat(CommandLineRun.of("model", "show", "deeplabv3plus").out()).contains("\nKeras lists 151 layers ");
        assertThat(CommandLineRun.of("model", "show", "resnet18_v1").out()).doesNotContain("Keras");
    }

    @Test
    void operationsHaveReadableNames() {
        assertThat(CommandLineRun.of("model", "show", "mobilenetv2_1.0").out())
                .contains(
                        "mobilenetv20_features_conv0                          convolution 3x3/2            32 x 112 x 112",
                        "depthwise convolution 3x3/2",
                        "relu6",
                        "plus0        add",
                        "mobilenetv20_output_pred                             convolution 1x1              1000 x 1 x 1",
                        "softmax");
    }

    @Test
    void theSegmenterHasThePartsOfThePaper() {
        assertThat(CommandLineRun.of("model", "show", "deeplabv3plus").out())
                .contains(
                        "mobilenetv20_features_linearbottleneck14_conv1       depthwise convolution 3x3, dilation 2",
                        "deeplabv3plus_aspp_conv0 ",
                        "depthwise convolution 3x3, dilation 18 ",
                        "1280 x 17 x 17 ",
                        "bilinear ",
                        "deeplabv3plus_decoder_concat0                        concat                                  304 x 65 x 65",
                        "deeplabv3plus_output                                 convolution 1x1                         21 x 65 x 65");
        assertThat(CommandLineRun.of(
                                "model", "show", "deeplabv3plus", "--backbone", "resnet50_v2", "--output-stride", "8")
                        .out())
                .contains("dilation 36 ", "2048 x 33 x 33 ");
        assertThat(CommandLineRun.of("model", "list").out()).contains("\ndeeplabv3plus ");
    }

    @ParameterizedTest
    @CsvSource({
        "model show resnet, no architecture 'resnet'; there are: alexnet",
        "model show alexnet --size 40, alexnet at 40 pixels: a window of 3 does not fit a map of 2",
        "model show vgg16 --size -1, vgg16 at -1 pixels: a window of 3 does not fit",
        "model show vgg16 --classes 0, classes: 0; expected one or more",
        "model show deeplabv3plus --backbone vgg16, vgg16 cannot be a backbone for segmentation; expected one of resnet50_v2",
        "model show deeplabv3plus --output-stride 4, output stride: 4; expected 8 or 16",
        "model show vgg16 --output-stride 8, vgg16: --backbone and --output-stride are for deeplabv3plus only",
        "model, no subcommand given; expected list, show, export or run"
    })
    void invalidArgumentsAreWrongUsage(String line, String message) {
        CommandLineRun run = CommandLineRun.of(line.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("podium: " + message).contains("See 'podium ");
    }

    @Test
    void aRecipeIsShownWithWhatItsStagesTrain(@TempDir Path folder) throws IOException {
        Path recipe = Files.writeString(folder.resolve("small.yaml"), """
                size: 16
                channels: 1
                architecture:
                  - conv: {filters: 4, kernel: 5, activation: relu}
                  - max-pool: 2
                  - residual: [conv: {filters: 8, kernel: 3, stride: 2, padding: same}, batch-norm]
                  - dropout: 0.2
                  - flatten
                  - dense: 10
                stages: [{train: head, epochs: 1}, {train: all, epochs: 20}]
                """);
        CommandLineRun run = CommandLineRun.of("model", "show", recipe.toString(), "--classes", "3");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                Layer                   Operation          Output       Parameters  Statistics  Multiply-adds
                ----------------------  -----------------  -----------  ----------  ----------  -------------
                sequential0_conv0       convolution 5x5    4 x 12 x 12         104           -         14,400
                sequential0_relu0       relu               4 x 12 x 12           -           -              -
                sequential0_pool0       max pool 2x2/2     4 x 6 x 6             -           -              -
                sequential0_conv1       convolution 3x3/2  8 x 3 x 3           296           -          2,592
                sequential0_batchnorm0  batch norm         8 x 3 x 3            16          16              -
                sequential0_conv2       convolution 1x1/2  8 x 3 x 3            40           -            288
                sequential0_batchnorm1  batch norm         8 x 3 x 3            16          16              -
                sequential0_plus0       add                8 x 3 x 3             -           -              -
                sequential0_dropout0    dropout 0.2        8 x 3 x 3             -           -              -
                sequential0_flatten0    flatten            72                    -           -              -
                sequential0_dense0      dense              10                  730           -            720
                head_output             dense              3                    33           -             30

                Total
                ---------------------------  ------
                trainable parameters          1,235
                running means and variances      32
                both, as counted by Gluon     1,267
                multiply-adds per image       0.0 M
                size as 32-bit floats        0.0 MB

                Stage trains  Epochs  Trained  Not trained
                ------------  ------  -------  -----------
                head               1       33        1,234
                all               20    1,235           32
                """);
        CommandLineRun json = CommandLineRun.of("model", "show", recipe.toString(), "--classes", "3", "--json");
        assertThat(json.out()).contains("\"parameters\" : 1235,").contains("\"notTrained\" : 1234");
        assertThat(CommandLineRun.of("model", "show", recipe.toString()).err())
                .contains("the number of classes is unknown; say it with --classes N");
    }

    @Test
    void aRecipeOfACompetitionHasItsClasses() {
        CommandLineRun run = CommandLineRun.of("model", "show", "sample/mobilenetv2-frozen");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsPattern("head_output +dense +20 ");
    }
}
