package podium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCommandsTest {
    @Test
    void listHasEveryArchitecture() {
        CommandLineRun run = CommandLineRun.of("model", "list");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                Name             Size   Parameters  Statistics  Multiply-adds  Paper
                ---------------  ----  -----------  ----------  -------------  ------------------------------------------------------
                alexnet           150   34,068,168       2,752        448.7 M  Krizhevsky et al., NIPS 2012; small images, batch norm
                vgg16             224  138,357,544           -     15,470.3 M  Simonyan and Zisserman, ICLR 2015
                resnet18_v1       224   11,689,512       9,600      1,814.1 M  He et al., CVPR 2016
                resnet50_v2       224   25,549,486      45,574      4,089.2 M  He et al., ECCV 2016
                mobilenet1.0      224    4,231,976      21,888        568.7 M  Howard et al., 2017
                mobilenetv2_1.0   224    3,504,960      34,176        313.6 M  Sandler et al., CVPR 2018
                """);
    }

    @Test
    void showListsLayersAndTheirSums() {
        CommandLineRun run = CommandLineRun.of("model", "show", "alexnet", "--size", "67", "--classes", "3");
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                Layer                Operation            Output        Parameters  Statistics  Multiply-adds
                -------------------  -------------------  ------------  ----------  ----------  -------------
                alexnet0_conv0       convolution 11x11/4  96 x 15 x 15      34,848           -      7,840,800
                alexnet0_batchnorm0  batch norm           96 x 15 x 15         192         192              -
                alexnet0_relu0       relu                 96 x 15 x 15           -           -              -
                alexnet0_pool0       max pool 3x3/2       96 x 7 x 7             -           -              -
                alexnet0_conv1       convolution 5x5      256 x 7 x 7      614,400           -     30,105,600
                alexnet0_batchnorm1  batch norm           256 x 7 x 7          512         512              -
                alexnet0_relu1       relu                 256 x 7 x 7            -           -              -
                alexnet0_pool1       max pool 3x3/2       256 x 3 x 3            -           -              -
                alexnet0_conv2       convolution 3x3      384 x 3 x 3      884,736           -      7,962,624
                alexnet0_batchnorm2  batch norm           384 x 3 x 3          768         768              -
                alexnet0_relu2       relu                 384 x 3 x 3            -           -              -
                alexnet0_conv3       convolution 3x3      384 x 3 x 3    1,327,104           -     11,943,936
                alexnet0_batchnorm3  batch norm           384 x 3 x 3          768         768              -
                alexnet0_relu3       relu                 384 x 3 x 3            -           -              -
                alexnet0_conv4       convolution 3x3      256 x 3 x 3      884,736           -      7,962,624
                alexnet0_batchnorm4  batch norm           256 x 3 x 3          512         512              -
                alexnet0_relu4       relu                 256 x 3 x 3            -           -              -
                alexnet0_pool2       max pool 3x3/2       256 x 1 x 1            -           -              -
                alexnet0_pool3       global average pool  256 x 1 x 1            -           -              -
                alexnet0_flatten0    flatten              256                    -           -              -
                head_output          dense                3                    771           -            768
                head_sigmoid0        sigmoid              3                      -           -              -

                In all
                --------------------------------  ---------
                parameters that gradients train   3,749,347
                running means and variances           2,752
                both, as Gluon counts parameters  3,752,099
                multiply-adds an image               65.8 M
                as 32-bit floats                    15.0 MB
                """);
    }

    /** Without --classes it is the published classifier, whose sums stand in Gluon's table. */
    @ParameterizedTest
    @CsvSource({
        "vgg16, '138,357,544'",
        "resnet18_v1, '11,699,112'",
        "resnet50_v2, '25,595,060'",
        "mobilenet1.0, '4,253,864'",
        "mobilenetv2_1.0, '3,539,136'"
    })
    void showOfThePublishedAgreesWithGluon(String name, String count) {
        assertThat(CommandLineRun.of("model", "show", name).out())
                .containsPattern("both, as Gluon counts parameters +" + count + "\n");
        assertThat(CommandLineRun.of("model", "show", name, "--size", "321").out())
                .containsPattern(
                        "both, as Gluon counts parameters +" + (name.equals("vgg16") ? "[0-9,]+" : count) + "\n");
    }

    @Test
    void operationsAreNamedInWords() {
        assertThat(CommandLineRun.of("model", "show", "mobilenetv2_1.0").out())
                .contains(
                        "mobilenetv20_features_conv0                          convolution 3x3/2            32 x 112 x 112",
                        "depthwise convolution 3x3/2",
                        "relu6",
                        "plus0        add",
                        "mobilenetv20_output_pred                             convolution 1x1              1000 x 1 x 1",
                        "softmax");
    }

    @ParameterizedTest
    @CsvSource({
        "model show resnet, no architecture 'resnet'; there are: alexnet",
        "model show alexnet --size 40, alexnet at 40 pixels: a window of 3 does not fit a map of 1",
        "model show vgg16 --size -1, vgg16 at -1 pixels: a window of 3 does not fit",
        "model show vgg16 --classes 0, classes: 0; expected one or more",
        "model, missing a command: list or show"
    })
    void whatMakesNoSenseIsWrongUsage(String line, String message) {
        CommandLineRun run = CommandLineRun.of(line.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("podium: " + message).contains("See 'podium ");
    }
}
